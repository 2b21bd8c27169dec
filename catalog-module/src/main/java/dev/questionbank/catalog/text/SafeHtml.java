package dev.questionbank.catalog.text;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The elements and attributes that a page may get to see; everything else is gone. */
final class SafeHtml {

    private static final String[] DIRECTED = {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "table", "th", "td"
    };

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(DIRECTED)
            .allowElements("thead", "tbody", "tr", "br", "hr")
            .allowElements("code", "em", "strong", "del", "sub", "sup", "kbd", "span", "a", "img", "input")
            .allowAttributes("dir")
            .matching(Pattern.compile("rtl|ltr"))
            .onElements(DIRECTED)
            .allowAttributes("class")
            .matching(Pattern.compile("language-" + BlockAttributes.LANGUAGE))
            .onElements("code")
            .allowAttributes("class")
            .matching(Pattern.compile(FormulaExtension.CSS_CLASS))
            .onElements("span")
            .allowAttributes("align")
            .matching(Pattern.compile("left|right|center"))
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowAttributes("type")
            .matching(Pattern.compile("checkbox"))
            .onElements("input")
            .allowAttributes("checked", "disabled")
            .matching(Pattern.compile(""))
            .onElements("input")
            .allowAttributes("href")
            .matching(WebLinks.ADDRESS)
            .onElements("a")
            .allowAttributes("src")
            .matching(WebLinks.ADDRESS)
            .onElements("img")
            .allowAttributes("title")
            .onElements("a", "img")
            .allowAttributes("alt")
            .onElements("img")
            .allowUrlProtocols("http", "https")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer", "ugc")
            .toFactory();

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.sanitize(html);
    }
}

package dev.questionbank.catalog.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The elements and attributes that a page may get to see; everything else is gone. Two braces in a row get an empty comment
 * between them, so that no client takes them for a template: the text is still the same.
 */
final class SafeHtml {

    private static final String[] DIRECTED = {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "table", "th", "td"
    };

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(DIRECTED)
            .allowElements("thead", "tbody", "tr", "br", "hr")
            .allowElements("code", "em", "strong", "del", "sub", "sup", "kbd", "span", "a", "img")
            .allowElements(SafeHtml::tickBox, "input")
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

    /** Nothing that a reader could type into, for that would be a false form. */
    private static @Nullable String tickBox(String element, List<String> attributes) {
        return attributes.containsAll(List.of("checkbox", "disabled")) ? element : null;
    }

    static String of(String html) {
        return POLICY.sanitize(html);
    }
}

package dev.questionbank.catalog.transfer.format;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as the heads of pages have it: all values are texts. */
final class PageHead {

    private PageHead() {}

    /** Reads every value as text: {@code no} is a word, and 1.10 no number. It writes so that others read the same. */
    static Yaml yaml() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        style.setAllowUnicode(true);
        style.setSplitLines(false);
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(limits), new Texts(style), style, limits, new OnlyTexts());
    }

    /** In double quotes alone every sign can be written as what it is; elsewhere ends of lines become others. */
    private static final class Texts extends Representer {

        Texts(DumperOptions style) {
            super(style);
            representers.put(String.class, data -> {
                String text = data.toString();
                return representScalar(Tag.STR, text, isOdd(text) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
            });
        }

        private static boolean isOdd(String text) {
            return !StreamReader.isPrintable(text)
                    || text.chars().anyMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF);
        }
    }

    private static final class OnlyTexts extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none: plain scalars are texts
        }
    }
}

package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The documents that clients send, from {@code contract/} on the class path, each operation with its fragments. */
final class Documents {

    private static final Pattern DEFINITION = Pattern.compile(
            "(?ms)^(?:query|mutation|fragment|subscription) (\\w+).*?(?=^(?:query|mutation|fragment|subscription) |\\z)");
    private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.\\s*(?!on\\b)(\\w+)");
    private static final Map<String, String> DEFINITIONS = read();

    private Documents() {}

    static String operation(String name) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (needed.add(next)) {
                SPREAD.matcher(definition(next))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(open::push);
            }
        }
        return needed.stream().map(Documents::definition).collect(Collectors.joining("\n"));
    }

    private static String definition(String name) {
        return Objects.requireNonNull(DEFINITIONS.get(name), () -> "the contract has no " + name);
    }

    private static Map<String, String> read() {
        Map<String, String> definitions = new LinkedHashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:contract/*.graphql")) {
                Matcher matcher = DEFINITION.matcher(file.getContentAsString(StandardCharsets.UTF_8));
                while (matcher.find()) {
                    definitions.put(matcher.group(1), matcher.group());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }
}

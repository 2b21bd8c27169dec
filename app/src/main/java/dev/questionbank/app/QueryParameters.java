package dev.questionbank.app;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What stands behind the question mark, and nothing else: the container's own parameters are those of a form in the body, too,
 * which it would read for them, and many clients call every body a form.
 */
final class QueryParameters {

    private final Map<String, List<String>> values;

    /** @param known names that may be there */
    QueryParameters(HttpServletRequest request, Set<String> known) {
        values = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw bad("%s is no parameter; there are %s"
                    .formatted(
                            unknown.stream().sorted().collect(Collectors.joining(", ")),
                            known.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    /** The value of a parameter; null when it is not there. */
    @Nullable
    String text(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw bad(name + " is there twice");
        }
        return all.isEmpty() || all.getFirst() == null ? null : UriUtils.decode(all.getFirst(), StandardCharsets.UTF_8);
    }

    /** The constant that a parameter names; the default when it is not there. */
    <E extends Enum<E>> E constant(String name, Class<E> type, @Nullable E ifAbsent) {
        String text = text(name);
        if (text == null && ifAbsent != null) {
            return ifAbsent;
        }
        return constant(name, type, text);
    }

    /** The constants that a parameter names, with commas between them; none when it is not there. */
    <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        String text = text(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(each -> constant(name, type, each))
                        .toList();
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> bad(name + " must be one of " + names(List.of(type.getEnumConstants()))));
    }

    private static String names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Whether a parameter says {@code true}. */
    boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw bad(name + " must be true or false");
    }

    /** The request cannot be used, and why. */
    static ErrorResponseException bad(String reason) {
        return refused(HttpStatus.BAD_REQUEST, reason);
    }

    /** The request is refused, and why. */
    static ErrorResponseException refused(HttpStatus status, String reason) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, reason + "."), null);
    }
}

package dev.questionbank.access;

import graphql.execution.AbortExecutionException;
import java.util.Map;

/** A query asks for a preview that cannot be given. None of it is executed. */
final class PreviewRefused extends AbortExecutionException {

    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code of the closed set that errors have */
    PreviewRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code);
    }
}

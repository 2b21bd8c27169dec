package dev.questionbank.access.payment;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of an object that the provider tells of: the fields that the product understands, by name. Texts are kept
 * only where they have the form of an id or a keyword, so that nothing of a person comes along in a field put to another
 * use.
 */
final class Reduction {

    /** Stands for something that was there, but is not of a form that may be kept. */
    static final String UNUSABLE = "?";

    private static final Set<String> VALUES = Set.of(
            "id",
            "object",
            "type",
            "mode",
            "status",
            "payment_status",
            "billing_reason",
            "cancel_at_period_end",
            "cancel_at",
            "current_period_start",
            "current_period_end",
            "period_start",
            "period_end",
            "start",
            "end",
            "proration",
            "amount",
            "amount_paid",
            "amount_refunded",
            "refunded");

    /** Where the provider sends either an id or the whole object: its id is kept. */
    private static final Set<String> REFERENCES =
            Set.of("customer", "subscription", "invoice", "payment_intent", "charge");

    private static final Set<String> PARTS = Set.of(
            "subscription_details",
            "subscription_item_details",
            "parent",
            "items",
            "lines",
            "data",
            "period",
            "payment",
            "payments");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,255}");
    private static final Pattern ACCOUNT = Pattern.compile("account_[A-Za-z0-9_-]{22}");
    private static final Pattern PLAN = Pattern.compile("[\\p{L}\\p{N}_-]{1,128}");
    private static final int MAX_ENTRIES = 100;

    private Reduction() {}

    /** Whether the text may be an id or a type of the provider. */
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    static ObjectNode of(JsonNode object) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (var field : object.properties()) {
            JsonNode value = reduced(field.getKey(), field.getValue());
            if (value != null) {
                kept.set(field.getKey(), value);
            }
        }
        return kept;
    }

    private static @Nullable JsonNode reduced(String name, JsonNode value) {
        if (name.equals("client_reference_id")) {
            return named(ACCOUNT, value);
        }
        if (name.equals("metadata")) {
            return metadata(value);
        }
        if (REFERENCES.contains(name)) {
            return word(value.isObject() ? value.path("id") : value);
        }
        if (PARTS.contains(name)) {
            return part(value);
        }
        return VALUES.contains(name) ? word(value) : null;
    }

    private static @Nullable JsonNode word(JsonNode value) {
        boolean kept = value.isNumber() || value.isBoolean() || (value.isString() && isWord(value.stringValue()));
        return kept ? value : null;
    }

    private static @Nullable JsonNode part(JsonNode value) {
        if (value.isObject()) {
            return of(value);
        }
        if (!value.isArray()) {
            return null;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        value.valueStream().filter(JsonNode::isObject).limit(MAX_ENTRIES).forEach(entry -> kept.add(of(entry)));
        return kept;
    }

    private static ObjectNode metadata(JsonNode value) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        JsonNode account = named(ACCOUNT, value.path("account"));
        JsonNode plan = named(PLAN, value.path("plan"));
        if (account != null) {
            kept.set("account", account);
        }
        if (plan != null) {
            kept.set("plan", plan);
        }
        return kept;
    }

    private static @Nullable JsonNode named(Pattern form, JsonNode value) {
        if (!value.isString() || value.stringValue().isBlank()) {
            return null;
        }
        boolean kept = form.matcher(value.stringValue()).matches();
        return kept ? value : JsonNodeFactory.instance.stringNode(UNUSABLE);
    }
}

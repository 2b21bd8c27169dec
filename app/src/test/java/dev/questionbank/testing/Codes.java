package dev.questionbank.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What admins and members do with codes. */
public final class Codes {

    private Codes() {}

    /** A plan over everything; its id. */
    public static String plan(Api admin) {
        return admin.send(
                        "SavePlan",
                        Map.of(
                                "input",
                                Map.of(
                                        "name",
                                        "A plan for codes",
                                        "priceCents",
                                        1,
                                        "currency",
                                        "EUR",
                                        "interval",
                                        "ONCE")))
                .at("/savePlan/plan/id")
                .stringValue();
    }

    /** Makes codes for a plan of their own, for 30 days. */
    public static List<String> create(Api admin, int count, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>();
        input.put("planId", plan(admin));
        input.put("days", 30);
        input.put("count", count);
        input.putAll(more);
        return admin.send("CreateCodes", Map.of("input", input))
                .at("/createCodes/codes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    /** The payload of redeeming it. */
    public static JsonNode redeem(Api member, String code, String idempotencyKey) {
        return member.send("RedeemCode", Map.of("input", Map.of("code", code, "idempotencyKey", idempotencyKey)))
                .get("redeemCode");
    }

    /** The payload of redeeming it with a new key. */
    public static JsonNode redeem(Api member, String code) {
        return redeem(member, code, UUID.randomUUID().toString());
    }

    /** The one problem of a payload, e.g. {@code NOT_FOUND code}; empty when there is none. */
    public static String problem(JsonNode payload) {
        JsonNode errors = payload.get("userErrors");
        return errors.isEmpty()
                ? ""
                : errors.at("/0/code").stringValue() + " "
                        + errors.at("/0/field/1").stringValue();
    }
}

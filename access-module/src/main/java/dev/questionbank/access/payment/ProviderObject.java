package dev.questionbank.access.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of the provider, read whatever version of its API wrote it: what moved from one place to another over the years
 * is looked for in all of them.
 */
record ProviderObject(JsonNode json) {

    private static final long MAX_SECONDS = 253_370_764_800L; // the year 9999, the last that databases know

    /** A time that the provider gives. */
    record Period(Instant start, Instant end) {}

    @Nullable
    String text(String name) {
        JsonNode value = json.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    /** The id under that name, also where the whole object stands there. */
    @Nullable
    String reference(String name) {
        return reference(json.path(name));
    }

    private static @Nullable String reference(JsonNode value) {
        JsonNode id = value.isObject() ? value.path("id") : value;
        return id.isString() && !id.stringValue().isEmpty() ? id.stringValue() : null;
    }

    boolean is(String name) {
        return json.path(name).asBoolean(false);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** An amount; empty where there is none. */
    Optional<Long> amount(String name) {
        JsonNode value = json.path(name);
        return isWhole(value) ? Optional.of(value.longValue()) : Optional.empty();
    }

    @Nullable
    Instant moment(String name) {
        return moment(json.path(name));
    }

    private static @Nullable Instant moment(JsonNode seconds) {
        return isWhole(seconds) && seconds.longValue() > 0 && seconds.longValue() < MAX_SECONDS
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    private static @Nullable Period period(JsonNode holder, String start, String end) {
        Instant from = moment(holder.path(start));
        Instant until = moment(holder.path(end));
        return from != null && until != null && until.isAfter(from) ? new Period(from, until) : null;
    }

    /** The subscription that an invoice or a checkout is of. */
    @Nullable
    String subscription() {
        return Stream.concat(
                        Stream.of(
                                json.path("subscription"),
                                json.at("/parent/subscription_details/subscription"),
                                json.at("/subscription_details/subscription")),
                        lines().stream()
                                .flatMap(line -> Stream.of(
                                        line.path("subscription"),
                                        line.at("/parent/subscription_item_details/subscription"))))
                .map(ProviderObject::reference)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    /** The period that a subscription is in. */
    @Nullable
    Period currentPeriod() {
        return Stream.concat(Stream.of(json), json.at("/items/data").valueStream())
                .map(holder -> period(holder, "current_period_start", "current_period_end"))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    /** The period that an invoice is for: of its lines, and of those that make good for a change only if there are no others. */
    @Nullable
    Period invoicedPeriod() {
        List<Period> whole = new ArrayList<>();
        List<Period> changes = new ArrayList<>();
        for (JsonNode line : lines()) {
            Period period = period(line.path("period"), "start", "end");
            if (period != null) {
                (isProration(line) ? changes : whole).add(period);
            }
        }
        List<Period> told = whole.isEmpty() ? changes : whole;
        if (told.isEmpty()) {
            return period(json, "period_start", "period_end");
        }
        return new Period(
                told.stream().map(Period::start).min(Instant::compareTo).orElseThrow(),
                told.stream().map(Period::end).max(Instant::compareTo).orElseThrow());
    }

    private static boolean isProration(JsonNode line) {
        return line.path("proration").asBoolean(false)
                || line.at("/parent/subscription_item_details/proration").asBoolean(false);
    }

    private List<JsonNode> lines() {
        return json.at("/lines/data").valueStream().toList();
    }

    /** The account that is named, if one is; {@link Reduction#UNUSABLE} for something that is no account's id. */
    @Nullable
    String account() {
        List<String> named = Stream.concat(Stream.of(json.path("client_reference_id")), metadata("account"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
        return named.stream()
                .filter(account -> !account.equals(Reduction.UNUSABLE))
                .findFirst()
                .orElse(named.isEmpty() ? null : Reduction.UNUSABLE);
    }

    /** The plan that is named, if one is. */
    @Nullable
    String plan() {
        return metadata("plan")
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse(null);
    }

    /** What stands under that name in metadata: the object's own, its subscription's, its lines', those of changes last. */
    private Stream<JsonNode> metadata(String name) {
        List<JsonNode> lines = new ArrayList<>(lines());
        lines.sort((one, other) -> Boolean.compare(isProration(one), isProration(other)));
        return Stream.concat(
                        Stream.of(
                                json.path("metadata"),
                                json.at("/subscription_details/metadata"),
                                json.at("/parent/subscription_details/metadata")),
                        lines.stream().map(line -> line.path("metadata")))
                .map(metadata -> metadata.path(name));
    }

    /** What stands under that name, or nothing. */
    ProviderObject part(String name) {
        return new ProviderObject(json.path(name));
    }

    /** References of what an invoice was paid with, where newer versions list them. */
    List<String> paymentsOfInvoice() {
        return json.at("/payments/data")
                .valueStream()
                .flatMap(each ->
                        new ProviderObject(each.path("payment")).references("payment_intent", "charge").stream())
                .toList();
    }

    /** The ids that stand under these names. */
    List<String> references(String... names) {
        return Arrays.stream(names)
                .map(this::reference)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }
}

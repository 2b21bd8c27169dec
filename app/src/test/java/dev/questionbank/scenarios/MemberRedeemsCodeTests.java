package dev.questionbank.scenarios;

import static dev.questionbank.testing.Codes.create;
import static dev.questionbank.testing.Codes.problem;
import static dev.questionbank.testing.Codes.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Bank;
import dev.questionbank.testing.Codes;
import dev.questionbank.testing.DatabaseDump;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class MemberRedeemsCodeTests extends RunningApplication {

    @Autowired
    private DSLContext sql;

    @Test
    void leadsFromACodeToAnOpenBank() {
        String slug = published(Bank.of(7));
        String code = create(person("ADMIN"), 1, Map.of()).getFirst();
        Api member = person();

        JsonNode redeemed = redeem(member, code);

        assertThat(redeemed.get("userErrors")).isEmpty();
        assertThat(redeemed.at("/entitlement/plan/name").stringValue()).isEqualTo("A plan for codes");
        assertThat(Instant.parse(redeemed.at("/entitlement/validUntil").stringValue()))
                .isCloseTo(OffsetDateTime.now().toInstant().plus(Duration.ofDays(30)), within(1, ChronoUnit.MINUTES));
        JsonNode held = member.send("Me", Map.of()).at("/viewer/entitlements");
        assertThat(held).hasSize(1);
        assertThat(held.at("/0/source").stringValue()).isEqualTo("CODE");
        assertThat(held.at("/0/state").stringValue()).isEqualTo("ACTIVE");
        assertThat(member.send("TopicPage", Map.of("slug", slug))
                        .at("/topic/questions/edges/6/node/prompt/markdown")
                        .stringValue())
                .isEqualTo("Prompt 7");
    }

    @Test
    void takesACodeAsPeopleTypeIt() {
        List<String> codes = create(person("ADMIN"), 3, Map.of());

        assertThat(codes)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}"));
        assertThat(problem(
                        redeem(person(), codes.get(0).toLowerCase(Locale.ROOT).replace("-", ""))))
                .isEmpty();
        assertThat(problem(redeem(
                        person(),
                        "  " + codes.get(1).replace('0', 'o').replace('1', 'l').replace("-", " – ") + "\t")))
                .isEmpty();
        assertThat(problem(redeem(person(), codes.get(2).replace('0', 'O').replace('1', 'I'))))
                .isEmpty();
    }

    @Test
    void givesTheSameForTheSameKeyHoweverOftenItIsSent() throws Exception {
        String code = create(person("ADMIN"), 1, Map.of("maxRedemptions", 100)).getFirst();
        Api member = person();
        member.send("Me", Map.of());
        String key = UUID.randomUUID().toString();

        List<JsonNode> answers =
                atOnce(Stream.generate(() -> member).limit(8).toList(), each -> redeem(each, code, key));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get("userErrors")).isEmpty());
        assertThat(answers.stream()
                        .map(answer -> answer.at("/entitlement/validUntil").stringValue())
                        .distinct())
                .hasSize(1);
        assertThat(member.send("Me", Map.of()).at("/viewer/entitlements")).hasSize(1);
        assertThat(problem(redeem(member, code))).isEqualTo("ALREADY_EXISTS code");
    }

    @Test
    void refusesTheSameKeyWithAnotherCode() throws Exception {
        List<String> codes = create(person("ADMIN"), 3, Map.of());
        Api member = person();
        assertThat(problem(redeem(member, codes.get(0), "my key"))).isEmpty();

        assertThat(problem(redeem(member, codes.get(1), "my key"))).isEqualTo("ALREADY_EXISTS idempotencyKey");
        assertThat(problem(redeem(member, "unknown", "my key"))).isEqualTo("ALREADY_EXISTS idempotencyKey");
        assertThat(problem(redeem(person(), codes.get(1), "my key"))).isEmpty();

        Api other = person();
        other.send("Me", Map.of());
        List<String> more = create(person("ADMIN"), 6, Map.of());
        assertThat(atOnce(more, code -> problem(redeem(other, code, "one key"))))
                .containsOnlyOnce("")
                .filteredOn(problem -> !problem.isEmpty())
                .hasSize(5)
                .containsOnly("ALREADY_EXISTS idempotencyKey");
        assertThat(other.send("Me", Map.of()).at("/viewer/entitlements")).hasSize(1);
    }

    @Test
    void givesACodeForTenToExactlyTenOfFifty() throws Exception {
        String code = create(person("ADMIN"), 1, Map.of("maxRedemptions", 10)).getFirst();
        List<Api> members =
                Stream.generate(() -> person().from("127.0.1.1")).limit(50).toList();

        List<JsonNode> answers = atOnce(members, member -> redeem(member, code));

        assertThat(answers.stream().map(Codes::problem))
                .containsOnly("", "LIMIT_REACHED code")
                .filteredOn(String::isEmpty)
                .hasSize(10);
        assertThat(members.stream()
                        .filter(member -> !member.send("Me", Map.of())
                                .at("/viewer/entitlements")
                                .isEmpty()))
                .hasSize(10);
    }

    @Test
    void refusesWhatGivesNothing() {
        Api admin = person("ADMIN");
        Api member = person();
        String late = create(
                        admin,
                        1,
                        Map.of("expiresAt", OffsetDateTime.now().plusDays(1).toString()))
                .getFirst();
        sql.execute("update access_code set expires_at = ? where expires_at is not null", "2020-01-01");
        String single = create(admin, 1, Map.of()).getFirst();
        redeem(person(), single);

        assertThat(problem(redeem(member, late))).isEqualTo("EXPIRED code");
        assertThat(problem(redeem(member, single))).isEqualTo("LIMIT_REACHED code");
        JsonNode unknown = redeem(member, "0000-0000-0000-0000-0000-0000-00");
        assertThat(problem(unknown)).isEqualTo("NOT_FOUND code");
        assertThat(redeem(member, "?")).isEqualTo(unknown);
        assertThat(problem(redeem(member, " "))).isEqualTo("INVALID code");
        assertThat(problem(redeem(member, "0".repeat(101)))).isEqualTo("INVALID code");
        assertThat(problem(redeem(member, single, ""))).isEqualTo("INVALID idempotencyKey");
        assertThat(problem(redeem(member, single, "x".repeat(201)))).isEqualTo("INVALID idempotencyKey");
        assertThat(member.send("Me", Map.of()).at("/viewer/entitlements")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "days, 0, INVALID",
        "days, 36501, INVALID",
        "count, 0, INVALID",
        "count, 1001, INVALID",
        "maxRedemptions, 0, INVALID",
        "maxRedemptions, 1000001, INVALID",
        "expiresAt, 2020-01-01T00:00:00Z, INVALID",
        "planId, plan_AAAAAAAAAAAAAAAAAAAAAA, NOT_FOUND",
        "planId, x, NOT_FOUND"
    })
    void refusesToMakeCodesThatCannotBe(String field, String value, String problem) {
        Api admin = person("ADMIN");
        Map<String, Object> input = new HashMap<>(Map.of("planId", Codes.plan(admin), "days", 1, "count", 1));
        input.put(field, value.matches("\\d+") ? (Object) Integer.parseInt(value) : value);

        JsonNode payload = admin.send("CreateCodes", Map.of("input", input)).get("createCodes");

        assertThat(payload.get("codes").isNull()).isTrue();
        assertThat(problem(payload)).isEqualTo(problem + " " + field);
    }

    @Test
    void isDoneByThoseWhoMay() {
        Map<String, Object> input = Map.of("input", Map.of("planId", "x", "days", 1, "count", 1));
        String create = "mutation($input: CreateCodesInput!) { createCodes(input: $input) { codes } }";
        String redeem = "mutation { redeemCode(input: {code: \"x\", idempotencyKey: \"y\"}) { userErrors { code } } }";

        for (Api api : List.of(person(), person("CURATOR"), person("PUBLISHER"))) {
            assertThat(fault(api.respond(create, input))).isEqualTo("FORBIDDEN");
        }
        assertThat(fault(visitor().respond(create, input))).isEqualTo("UNAUTHENTICATED");
        assertThat(fault(visitor().respond(redeem, Map.of()))).isEqualTo("UNAUTHENTICATED");
    }

    private static String fault(JsonNode response) {
        return response.at("/errors/0/extensions/code").stringValue();
    }

    @Test
    void keepsCodesNowhere(CapturedOutput output) {
        List<String> codes = create(person("ADMIN"), 20, Map.of("maxRedemptions", 2));
        codes.forEach(code -> redeem(person(), code));
        redeem(person().from("127.0.1.2"), "0000-1111-2222-3333-4444-5555-66");

        Map<String, String> dump = DatabaseDump.of(sql, "");

        assertThat(dump).containsKeys("access_code.digest", "access_attempt.who", "practice_review.id");
        for (String code : Stream.concat(codes.stream(), Stream.of("0000-1111-2222-3333-4444-5555-66"))
                .toList()) {
            for (String form : List.of(code, code.replace("-", ""))) {
                assertThat(dump)
                        .allSatisfy((column, values) ->
                                assertThat(values).as(column).doesNotContain(DatabaseDump.formsOf(form)));
                assertThat(output.getAll()).doesNotContain(form);
            }
        }
        assertThat(dump)
                .allSatisfy((column, values) -> assertThat(values).as(column).doesNotContain("127.0.1.2", "7F000102"));
    }

    @Test
    void makingManyTakesAsManyStatementsAsMakingOne() {
        Api admin = person("ADMIN");
        create(admin, 1, Map.of());

        assertThat(statements.during(() -> create(admin, 1_000, Map.of())))
                .hasSameSizeAs(statements.during(() -> create(admin, 1, Map.of())));
    }

    private interface Action<T, R> {

        R on(T each);
    }

    private static <T, R> List<R> atOnce(List<T> all, Action<T, R> action) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(all.size())) {
            return executor
                    .invokeAll(all.stream()
                            .<Callable<R>>map(each -> () -> action.on(each))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}

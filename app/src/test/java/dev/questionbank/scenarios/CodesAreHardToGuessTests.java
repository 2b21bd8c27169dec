package dev.questionbank.scenarios;

import static dev.questionbank.testing.Codes.create;
import static dev.questionbank.testing.Codes.problem;
import static dev.questionbank.testing.Codes.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Api;
import dev.questionbank.testing.Beside;
import dev.questionbank.testing.Codes;
import dev.questionbank.testing.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each test has an address of its own, as tries from one address are counted together. */
@Beside
class CodesAreHardToGuessTests extends RunningApplication {

    @Autowired
    private DSLContext sql;

    @Test
    void countsEveryCodeOfADocument() {
        Api member = person().from("127.0.2.1");
        String twelve = IntStream.range(0, 12)
                .mapToObj(i ->
                        "a%d: redeemCode(input: {code: \"guess %d\", idempotencyKey: \"%d\"}) { userErrors { code } }"
                                .formatted(i, i, i))
                .collect(Collectors.joining("\n", "mutation {", "}"));

        JsonNode answers = member.query(twelve, Map.of());

        assertThat(IntStream.range(0, 12)
                        .mapToObj(
                                i -> answers.at("/a" + i + "/userErrors/0/code").stringValue()))
                .containsExactlyElementsOf(tenThen("NOT_FOUND", "LIMIT_REACHED", "LIMIT_REACHED"));
    }

    private static List<String> tenThen(String first, String... then) {
        List<String> all = new ArrayList<>(Collections.nCopies(10, first));
        all.addAll(List.of(then));
        return all;
    }

    @Test
    void refusesAfterTenTriesAndTellsNothingOfTheCodeButWhenToTryAgain() {
        String code = create(person("ADMIN"), 1, Map.of()).getFirst();
        Api member = person().from("127.0.2.2");
        guess(member, 10);

        JsonNode right = redeem(member, code);
        JsonNode wrong = redeem(member, "a guess");

        assertThat(problem(right)).isEqualTo("LIMIT_REACHED code");
        assertThat(right).isEqualTo(wrong);
        String message = right.at("/userErrors/0/message").stringValue();
        assertThat(Instant.parse(message.substring(message.lastIndexOf(' ') + 1)))
                .isBetween(inAnHour().minusSeconds(60), inAnHour().plusSeconds(1));
        assertThat(problem(redeem(person().from("127.0.2.2"), "a guess")))
                .as("another member")
                .isEqualTo("NOT_FOUND code");

        sql.execute("update access_attempt set since = since - interval 3601 second");
        assertThat(problem(redeem(member, code))).as("an hour later").isEmpty();
    }

    private static Instant inAnHour() {
        return OffsetDateTime.now().toInstant().plus(Duration.ofHours(1));
    }

    @Test
    void doesNotCountCodesThatAreRedeemed() {
        Api member = person().from("127.0.2.3");

        create(person("ADMIN"), 15, Map.of()).forEach(code -> {
            String key = "key of " + code;
            assertThat(problem(redeem(member, code, key))).isEmpty();
            assertThat(problem(redeem(member, code, key))).isEmpty();
        });

        assertThat(guess(member, 11)).containsExactlyElementsOf(tenThen("NOT_FOUND code", "LIMIT_REACHED code"));
    }

    @Test
    void repeatsAnEarlierAnswerToAMemberWhoMayTryNoMore() {
        String code = create(person("ADMIN"), 1, Map.of()).getFirst();
        Api member = person().from("127.0.2.4");
        JsonNode redeemed = redeem(member, code, "key");
        guess(member, 10);

        assertThat(redeem(member, code, "key")).isEqualTo(redeemed);
        assertThat(guess(member, 1)).containsExactly("LIMIT_REACHED code");
    }

    @Test
    void countsTheAccountsOfAnAddressTogether() {
        String code = create(person("ADMIN"), 1, Map.of()).getFirst();
        String address = "127.0.2.5";
        Api hasty = person().from(address);
        guess(hasty, 30); // what is refused to one does not count for all
        IntStream.range(0, 8).forEach(i -> guess(person().from(address), 10));
        Api last = person();
        guess(last.from(address), 9);

        assertThat(problem(redeem(person().from(address), "a guess"))).isEqualTo("NOT_FOUND code");
        assertThat(problem(redeem(person().from(address), code))).isEqualTo("LIMIT_REACHED code");
        assertThat(problem(redeem(last.from(address), code))).isEqualTo("LIMIT_REACHED code");

        assertThat(problem(redeem(last.from("127.0.2.6"), "a guess")))
                .as("refused for the address, the account may go on elsewhere")
                .isEqualTo("NOT_FOUND code");
        assertThat(problem(redeem(person().from("127.0.2.6"), code))).isEmpty();
    }

    private static List<String> guess(Api member, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> redeem(member, "guess " + i))
                .map(Codes::problem)
                .toList();
    }
}

package dev.questionbank.access.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Beside;
import dev.questionbank.testing.RunningApplication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Beside
class TriesTests extends RunningApplication {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private Tries tries;

    @Autowired
    private TryRepository repository;

    @Test
    void areForgottenAfterADay() {
        byte[] old = counted(now().minus(DAY).minusSeconds(1));
        byte[] young = counted(now().minus(DAY).plusSeconds(60));

        tries.forget();

        assertThat(repository.increase(young, now(), DAY.multipliedBy(2)).tries())
                .isEqualTo(2);
        assertThat(repository.increase(old, now(), DAY.multipliedBy(2)).tries()).isEqualTo(1);
    }

    private byte[] counted(Instant moment) {
        byte[] who = UUID.randomUUID().toString().substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        repository.increase(who, moment, Tries.WINDOW);
        return who;
    }

    private static Instant now() {
        return OffsetDateTime.now().toInstant();
    }
}

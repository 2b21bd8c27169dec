package dev.questionbank.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Beside;
import dev.questionbank.testing.RunningApplication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Beside
class AccountSealTests extends RunningApplication {

    private static final String TEXT = "refunded after Zoë’s call \uD83D\uDE42";

    @Autowired
    private AccountSeal seal;

    private final AccountId account = AccountId.create();

    @Test
    void opensWhatItSealedAndShowsNothingOfIt() {
        byte[] sealed = seal.seal(account, TEXT);

        assertThat(seal.open(account, sealed)).contains(TEXT);
        assertThat(sealed).hasSize(TEXT.getBytes(StandardCharsets.UTF_8).length + 28);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("refunded");
        assertThat(seal.seal(account, TEXT)).as("the same text twice").isNotEqualTo(sealed);
    }

    @Test
    void nobodyReadsWhatWasSealedOnceTheKeyIsDestroyed() {
        byte[] sealed = seal.seal(account, TEXT);

        seal.destroy(account);

        assertThat(seal.open(account, sealed)).isEmpty();
        byte[] later = seal.seal(account, "a new life"); // makes a new key
        assertThat(seal.open(account, sealed)).isEmpty();
        assertThat(seal.open(account, later)).contains("a new life");
    }

    @Test
    void opensForItsOwnAccountAloneAndOnlyWhatIsUnaltered() {
        AccountId other = AccountId.create();
        seal.seal(other, "has a key too");
        byte[] sealed = seal.seal(account, TEXT);

        assertThat(seal.open(other, sealed)).isEmpty();
        assertThat(seal.opener(List.of(account, other)).open(account, sealed)).contains(TEXT);
        assertThat(seal.opener(List.of(other)).open(account, sealed)).isEmpty();
        sealed[sealed.length / 2] ^= 1;
        assertThat(seal.open(account, sealed)).isEmpty();
        assertThat(seal.open(account, new byte[3])).isEmpty();
    }
}

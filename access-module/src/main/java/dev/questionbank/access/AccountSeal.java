package dev.questionbank.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Seals text about a person with a key of that person's account, for tables from which nothing is ever removed. Once the key
 * is destroyed, which is the erasure of that text, nobody can read it, while the rows stay as they are.
 */
@Service
public class AccountSeal {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final AccountKeyRepository keys;
    private final SecureRandom random = new SecureRandom();

    AccountSeal(AccountKeyRepository keys) {
        this.keys = keys;
    }

    /** The text, sealed: its length in UTF-8 and 28 bytes more. The account's key is made at first need. */
    public byte[] seal(AccountId account, String text) {
        byte[] key = keys.find(account).orElseGet(() -> {
            keys.insert(account, random(KEY_LENGTH));
            return keys.find(account).orElseThrow();
        });
        byte[] nonce = random(NONCE_LENGTH);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The text; empty when the account's key is gone, or when this is not what was sealed with it. */
    public Optional<String> open(AccountId account, byte[] sealed) {
        return keys.find(account).flatMap(key -> open(key, sealed));
    }

    /** Opens what was sealed for these accounts: their keys are read at once, for lists. */
    public Opener opener(Collection<AccountId> accounts) {
        return new Opener(accounts.isEmpty() ? Map.of() : keys.list(accounts));
    }

    /** Makes all that was sealed for the account unreadable, for good. */
    public void destroy(AccountId account) {
        keys.delete(account);
    }

    /** Opens what was sealed for some accounts. */
    public static final class Opener {

        private final Map<AccountId, byte[]> keys;

        private Opener(Map<AccountId, byte[]> keys) {
            this.keys = keys;
        }

        /** As {@link AccountSeal#open}. */
        public Optional<String> open(AccountId account, byte[] sealed) {
            byte @Nullable [] key = keys.get(account);
            return key == null ? Optional.empty() : AccountSeal.open(key, sealed);
        }
    }

    private static Optional<String> open(byte[] key, byte[] sealed) {
        if (sealed.length < NONCE_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_LENGTH))
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // altered, or sealed with a key that was destroyed before
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

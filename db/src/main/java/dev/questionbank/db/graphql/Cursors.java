package dev.questionbank.db.graphql;

import dev.questionbank.db.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes and reads cursors: the sort key of an entry, bound to its list by a keyed hash, so that a cursor of another
 * list, another filter or another order, or one that a client made up, is refused.
 */
@Component
public class Cursors {

    private static final String SEPARATOR = "\u001f";
    private static final int MAC_LENGTH = 16;
    private static final int MAX_LENGTH = 2_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Cursors(Secrets secrets) {
        this.key = new SecretKeySpec(secrets.get("cursor"), ALGORITHM);
    }

    /**
     * What the client asks for.
     *
     * @param list name of the list with everything that tells it from others: parent, filter, order
     * @throws BadUserInput naming the argument that cannot be used
     */
    public PageRequest read(PageArguments arguments, String list) {
        boolean forward = arguments.last() == null && arguments.before() == null;
        if (!forward && (arguments.first() != null || arguments.after() != null)) {
            throw new BadUserInput(
                    arguments.last() != null ? "last" : "before", "first/after and last/before cannot be combined");
        }
        return forward
                ? request(list, true, "first", arguments.first(), "after", arguments.after())
                : request(list, false, "last", arguments.last(), "before", arguments.before());
    }

    private PageRequest request(
            String list,
            boolean forward,
            String sizeName,
            @Nullable Integer size,
            String cursorName,
            @Nullable String cursor) {
        int checked = size == null ? PageRequest.DEFAULT_SIZE : size;
        if (checked < 1 || checked > PageRequest.MAX_SIZE) {
            throw new BadUserInput(sizeName, sizeName + " must be between 1 and " + PageRequest.MAX_SIZE);
        }
        return new PageRequest(list, checked, forward, cursor == null ? List.of() : decode(list, cursorName, cursor));
    }

    String encode(String list, List<String> sortKey) {
        byte[] payload = String.join(SEPARATOR, sortKey).getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(mac(list, payload), MAC_LENGTH + payload.length);
        System.arraycopy(payload, 0, cursor, MAC_LENGTH, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    private List<String> decode(String list, String argument, String cursor) {
        if (cursor.length() <= MAX_LENGTH) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                if (bytes.length > MAC_LENGTH) {
                    byte[] payload = Arrays.copyOfRange(bytes, MAC_LENGTH, bytes.length);
                    if (MessageDigest.isEqual(mac(list, payload), Arrays.copyOf(bytes, MAC_LENGTH))) {
                        return List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
                    }
                }
            } catch (IllegalArgumentException e) {
                // no base64: refused like every other cursor that is not ours
            }
        }
        throw new BadUserInput(argument, argument + " is not a cursor of this list");
    }

    private byte[] mac(String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

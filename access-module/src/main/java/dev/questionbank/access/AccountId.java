package dev.questionbank.access;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.questionbank.db.graphql.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Identity of an account. Its text form is the id that clients see. */
public record AccountId(UUID value) {

    static final String TYPE = "account";

    /** A new id, later than those before it. */
    static AccountId create() {
        return new AccountId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id that a client sent; empty when it is of another kind, or none. */
    public static Optional<AccountId> parse(String text) {
        return NodeId.parse(text, TYPE).map(AccountId::new);
    }

    @Override
    public String toString() {
        return new NodeId(TYPE, value).toString();
    }
}

package dev.questionbank.testing;

/** Everybody who may come, and what the words of the reviewed tables mean for them. */
public enum People {
    VISITOR,
    MEMBER,
    CURATOR,
    PUBLISHER,
    ADMIN;

    /** Roles in the token of such a person. */
    public String[] roles() {
        return this == VISITOR || this == MEMBER ? new String[0] : new String[] {name()};
    }

    /** Whether such a person may use what this decision is about; of what is somebody else's there is nothing then. */
    public boolean may(String decision) {
        return switch (decision) {
            case "NOBODY" -> false;
            case "ANYONE", "OWNER", "GATED" -> true;
            case "MEMBER" -> this != VISITOR;
            case "STAFF" -> this != VISITOR && this != MEMBER;
            default -> this == valueOf(decision) || this == ADMIN;
        };
    }
}

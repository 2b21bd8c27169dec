package dev.questionbank.access;

/** The viewer may not use a field. Becomes UNAUTHENTICATED for visitors and FORBIDDEN for everyone else. */
public final class NotAllowed extends RuntimeException {

    private final boolean signedIn;

    NotAllowed(boolean signedIn) {
        super(signedIn ? "Your roles do not allow this." : "Sign in first.");
        this.signedIn = signedIn;
    }

    /** Whether the viewer is somebody at all. */
    public boolean isSignedIn() {
        return signedIn;
    }
}

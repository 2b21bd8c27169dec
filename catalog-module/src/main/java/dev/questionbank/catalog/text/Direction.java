package dev.questionbank.catalog.text;

import java.util.Optional;

/** The direction of writing. */
enum Direction {
    LTR,
    RTL;

    /** That of the first letter that has one, which is how Unicode's algorithm (rule P2) tells a paragraph's direction. */
    static Optional<Direction> of(String text) {
        return text.codePoints()
                .mapToObj(Direction::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Direction> of(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Optional.of(LTR);
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                Optional.of(RTL);
            default -> Optional.empty();
        };
    }

    String attribute() {
        return this == RTL ? "rtl" : "ltr";
    }
}

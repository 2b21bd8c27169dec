package dev.questionbank.practice.repair;

import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.QuestionPlace;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.catalog.upkeep.QuestionCondition;
import dev.questionbank.practice.signal.PracticeSignal;
import dev.questionbank.practice.signal.Signals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What practice tells: that a question is forgotten more often than questions are, or that it defeats people. Of revisions from
 * before the last material change it tells nothing any more.
 */
@Component
class SignalFindings implements FindingSource {

    /** Of all reviews about one in ten is without recall where members aim at nine in ten. */
    private static final double OFTEN = 0.3;

    private static final int FORGOTTEN = 60;
    private static final int LEECHES = 3;
    private static final int LEECH = 2;
    private static final int MAX_LEECHES = 30;

    private final Signals signals;
    private final Catalog catalog;

    SignalFindings(Signals signals, Catalog catalog) {
        this.signals = signals;
        this.catalog = catalog;
    }

    @Override
    public Map<QuestionId, List<Finding>> find(Map<QuestionId, QuestionCondition> published) {
        Map<QuestionId, List<PracticeSignal>> told = signals.list(published.keySet());
        Map<QuestionId, QuestionPlace> places = catalog.listPlaces(told.keySet(), ReadingRights.PREVIEWS_ONLY);
        Map<QuestionId, List<Finding>> found = new HashMap<>();
        told.forEach((question, ofRevisions) -> newest(ofRevisions, places.get(question))
                .map(SignalFindings::findings)
                .filter(findings -> !findings.isEmpty())
                .ifPresent(findings -> found.put(question, findings)));
        return found;
    }

    private static Optional<PracticeSignal> newest(List<PracticeSignal> signals, @Nullable QuestionPlace place) {
        Integer material = place == null ? null : place.materialRevision();
        return signals.stream()
                .filter(signal -> material == null || signal.revision() >= material)
                .findFirst();
    }

    private static List<Finding> findings(PracticeSignal signal) {
        List<Finding> findings = new ArrayList<>();
        double low = signal.againRate().low();
        if (low >= OFTEN) {
            findings.add(new Finding(
                    RepairReason.OFTEN_FORGOTTEN,
                    (int) Math.round(FORGOTTEN * low),
                    String.format(
                            Locale.ROOT,
                            "At least %.0f %% of reviews do not recall it: %d of %d did not.",
                            Math.floor(100 * low),
                            signal.again(),
                            signal.reviews())));
        }
        if (signal.leeches() >= LEECHES) {
            findings.add(new Finding(
                    RepairReason.LEECHES,
                    Math.min(MAX_LEECHES, LEECH * signal.leeches()),
                    signal.leeches() + " members forgot it again and again."));
        }
        return findings;
    }
}

package dev.questionbank.practice.merge;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What a person kept by questions before they were merged, as long as that can be undone. */
@Component
class PutAwayData implements PersonalData {

    private final ThingRepository things;

    PutAwayData(ThingRepository things) {
        this.things = things;
    }

    @Override
    public String name() {
        return "beforeMerges";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        ThingRepository.ALL.forEach(thing -> things.export(thing, account, entries));
    }

    @Override
    public void erase(AccountId account) {
        ThingRepository.ALL.forEach(thing -> things.erase(thing, account));
    }
}

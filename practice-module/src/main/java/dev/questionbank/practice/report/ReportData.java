package dev.questionbank.practice.report;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What a person reported. That a question is wrong says nothing of the person, and is still to be mended after an erasure; what
 * the person wrote, and was answered, goes.
 */
@Component
class ReportData implements PersonalData {

    private final ReportRepository reports;

    ReportData(ReportRepository reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        reports.export(account, entries);
    }

    @Override
    public void erase(AccountId account) {
        reports.erase(account);
    }
}

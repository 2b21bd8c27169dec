package dev.questionbank.access.code;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import dev.questionbank.access.code.CodeRepository.Redemption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which codes a person redeemed. */
@Component
class RedemptionData implements PersonalData {

    private final CodeRepository codes;

    RedemptionData(CodeRepository codes) {
        this.codes = codes;
    }

    record Entry(String codeDigest, String idempotencyKey, String entitlement, Instant redeemedAt) {}

    @Override
    public String name() {
        return "codeRedemptions";
    }

    @Override
    public void export(AccountId account, Consumer<Object> entries) {
        codes.list(account).stream().map(RedemptionData::entry).forEach(entries);
    }

    private static Entry entry(Redemption redemption) {
        return new Entry(
                HexFormat.of().formatHex(redemption.digest()),
                redemption.idempotencyKey(),
                redemption.entitlement().toString(),
                redemption.redeemedAt());
    }

    @Override
    public void erase(AccountId account) {
        codes.deleteRedemptions(account);
    }
}

package dev.questionbank.practice.repair;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What most needs a curator. */
@Service
public class RepairQueue {

    private final RepairRepository repairs;

    RepairQueue(RepairRepository repairs) {
        this.repairs = repairs;
    }

    /** Has the whole queue derived anew, before long. What it says now it says until then. */
    @Transactional
    public void rebuild() {
        repairs.markAll();
        repairs.startFull();
    }
}

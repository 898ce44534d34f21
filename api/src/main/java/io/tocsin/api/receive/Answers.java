package io.tocsin.api.receive;

import io.tocsin.core.alert.Effect;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.intake.Receipt;
import io.tocsin.core.message.Fault;
import java.util.ArrayList;
import java.util.List;

/** The answer to a sender that cares what became of its events. */
record Answers(String message, List<Outcome> events, List<Refusal> rejected) {

    record Outcome(Fingerprint fingerprint, Effect effect) {}

    /** @param index the position of the event in the message, from 0; −1 when it cannot be told */
    record Refusal(int index, String message) {}

    static Answers of(Receipt receipt) {
        List<Outcome> outcomes = new ArrayList<>(receipt.events().size());
        for (int i = 0; i < receipt.events().size(); i++) {
            outcomes.add(new Outcome(
                    receipt.events().get(i).fingerprint(), receipt.effects().get(i)));
        }
        List<Refusal> refusals = receipt.faults().stream().map(Answers::refusal).toList();
        return new Answers(receipt.message().toString(), outcomes, refusals);
    }

    private static Refusal refusal(Fault fault) {
        String place = fault.pointer() == null ? "" : " (at " + fault.pointer() + ")";
        return new Refusal(fault.index() == null ? -1 : fault.index(), fault.message() + place);
    }
}

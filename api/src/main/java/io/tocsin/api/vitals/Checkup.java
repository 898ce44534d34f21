package io.tocsin.api.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each ailment and has it told once when it begins and once when it is over. Whether it was told already is asked of
 * the alerts themselves, so that an earlier life's are settled too. For one thread.
 */
public final class Checkup {

    /** By whom it is told. */
    public interface Teller {

        /** Whether that it is so was told, and not yet that it is over. */
        boolean told(String trigger);

        void begins(String trigger, String summary, String description);

        void ends(String trigger, String summary);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

    private final List<Patient> patients;
    private final Teller teller;

    public Checkup(List<Ailment> ailments, Teller teller) {
        this.patients = ailments.stream().map(Patient::new).toList();
        this.teller = teller;
    }

    /** One look at everything; what fails is looked at next time. */
    public void look(Instant now) {
        patients.forEach(patient -> patient.look(now, teller));
    }

    /** One ailment through time. */
    private static final class Patient {

        private final Ailment ailment;
        private @Nullable Instant ill;
        private @Nullable Instant well;
        private boolean failing;

        Patient(Ailment ailment) {
            this.ailment = ailment;
        }

        void look(Instant now, Teller teller) {
            try {
                look(ailment.sign().get(), now, teller);
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("{} could not be looked at, or told of; it is tried again", ailment.trigger(), e);
                }
                failing = true;
            }
        }

        private void look(Sign sign, Instant now, Teller teller) {
            ill = sign instanceof Sign.Ill ? first(ill, now) : null;
            well = sign instanceof Sign.Well ? first(well, now) : null;
            switch (sign) {
                case Sign.Ill(String summary, String description) -> {
                    if (since(ill, ailment.illFor(), now) && !teller.told(ailment.trigger())) {
                        teller.begins(ailment.trigger(), summary, description);
                    }
                }
                case Sign.Well(String summary) -> {
                    if (since(well, ailment.wellFor(), now) && teller.told(ailment.trigger())) {
                        teller.ends(ailment.trigger(), summary);
                    }
                }
                case Sign.Between() -> {}
            }
        }

        private static Instant first(@Nullable Instant before, Instant now) {
            return before == null ? now : before;
        }

        private static boolean since(@Nullable Instant start, Duration time, Instant now) {
            return start != null && !start.plus(time).isAfter(now);
        }
    }
}

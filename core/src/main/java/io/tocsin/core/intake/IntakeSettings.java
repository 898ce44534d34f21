package io.tocsin.core.intake;

/**
 * How much may wait and how much is taken at once.
 *
 * @param waitingMessages at most so many messages wait; one more is refused
 * @param waitingBytes at most so many bytes of bodies wait
 * @param batchMessages at most so many messages are decided and committed together
 * @param batchEvents a batch takes no further message once it holds so many events
 * @param closedAlertsInMemory so many alerts that are OK are remembered without asking the database
 */
public record IntakeSettings(
        int waitingMessages, long waitingBytes, int batchMessages, int batchEvents, int closedAlertsInMemory) {

    public static IntakeSettings defaults() {
        return new IntakeSettings(10_000, 128L << 20, 2_000, 10_000, 50_000);
    }
}

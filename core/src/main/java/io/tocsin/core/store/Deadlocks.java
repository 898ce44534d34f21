package io.tocsin.core.store;

import java.sql.SQLException;

/** PostgreSQL's word for two writers who wait for each other (SQLSTATE 40P01): one of them is stopped, and may try again. */
final class Deadlocks {

    private static final String DEADLOCK_DETECTED = "40P01";

    private Deadlocks() {}

    static boolean found(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK_DETECTED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}

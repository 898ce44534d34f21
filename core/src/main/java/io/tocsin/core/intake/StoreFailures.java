package io.tocsin.core.intake;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away from one that refuses what it was given. */
final class StoreFailures {

    private StoreFailures() {}

    /** Whether the same work may succeed later: no connection, shutting down, no room, timed out. */
    static boolean unavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException || cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && isTransient(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Classes of SQLSTATE: connection, resources, operator intervention, system error. */
    private static boolean isTransient(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("58");
    }
}

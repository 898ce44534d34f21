package io.tocsin.api.problem;

import io.tocsin.core.incident.Rejection;
import io.tocsin.core.intake.OverloadedException;
import io.tocsin.core.intake.UnavailableException;
import io.tocsin.core.store.ConflictException;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.search.Unanswered;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one table from what happened to what is answered. */
public final class ProblemTable {

    private ProblemTable() {}

    /** Why a command is not carried out. */
    public static Problem of(Rejection rejection) {
        ProblemType type = switch (rejection) {
            case Rejection.NotFound ignored -> ProblemType.NOT_FOUND;
            case Rejection.WrongState ignored -> ProblemType.WRONG_STATE;
            case Rejection.Forbidden ignored -> ProblemType.FORBIDDEN;
            case Rejection.AlreadyDone ignored -> ProblemType.ALREADY_DONE;
            case Rejection.BadArgument ignored -> ProblemType.BAD_ARGUMENT;
        };
        return Problem.of(type, rejection.text());
    }

    /** What a request failed of; {@link ProblemType#FAILURE} when it is nobody's fault but Tocsin's. */
    public static Problem of(Throwable thrown) {
        return switch (thrown) {
            case ProblemException e -> e.problem();
            case BadPageRequest e -> Problem.of(ProblemType.BAD_ARGUMENT, text(e));
            case Unanswered e -> Problem.of(unanswered(e.why()), text(e));
            case OverloadedException e -> Problem.of(ProblemType.UNAVAILABLE, text(e));
            case UnavailableException e -> Problem.of(ProblemType.UNAVAILABLE, text(e));
            case ConflictException ignored ->
                Problem.of(
                        ProblemType.UNAVAILABLE,
                        "Expected nobody else to change this now, but others keep changing it");
            case HttpMessageNotReadableException e -> BadBody.problem(e);
            case MethodArgumentTypeMismatchException e -> badValue(e);
            case ErrorResponse e -> BadRequest.problem(e);
            default ->
                databaseIsAway(thrown)
                        ? Problem.of(ProblemType.UNAVAILABLE, "Expected the database to answer, but it does not")
                        : Problem.of(
                                ProblemType.FAILURE,
                                "Expected an answer, but Tocsin failed; its log tells more under the id");
        };
    }

    private static ProblemType unanswered(Unanswered.Cause cause) {
        return switch (cause) {
            case FUTURE -> ProblemType.BAD_ARGUMENT;
            case NOT_YET -> ProblemType.NOT_SUPPORTED;
            case TOO_SLOW, TOO_MANY -> ProblemType.TOO_MUCH;
        };
    }

    private static Problem badValue(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        boolean number =
                type != null && (type == int.class || type == long.class || Number.class.isAssignableFrom(type));
        return Problem.of(
                ProblemType.BAD_ARGUMENT,
                "Expected " + (number ? "a whole number" : "another kind of value") + " for " + e.getName()
                        + ", but it is \"" + e.getValue() + '"');
    }

    private static boolean databaseIsAway(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            boolean away = t instanceof DataAccessResourceFailureException
                    || t instanceof TransientDataAccessException
                    || t instanceof CannotCreateTransactionException
                    || t instanceof SQLTransientException
                    || t instanceof ConnectException
                    || (t instanceof SQLException sql && isOutOfOrder(sql.getSQLState()));
            if (away) {
                return true;
            }
        }
        return false;
    }

    /** 08: connection; 57P: the server stops or starts; 53: it lacks something, such as room on the disk. */
    private static boolean isOutOfOrder(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}

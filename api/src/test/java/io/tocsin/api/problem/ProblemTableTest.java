package io.tocsin.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.Rejection;
import io.tocsin.projections.page.PageRequest;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemTableTest {

    static Stream<Arguments> rejections() {
        return Stream.of(
                Arguments.of(new Rejection.NotFound("Expected a, but b"), 404, ProblemType.NOT_FOUND),
                Arguments.of(new Rejection.WrongState("Expected a, but b"), 409, ProblemType.WRONG_STATE),
                Arguments.of(new Rejection.AlreadyDone("Expected a, but b"), 409, ProblemType.ALREADY_DONE),
                Arguments.of(new Rejection.Forbidden("Expected a, but b"), 403, ProblemType.FORBIDDEN),
                Arguments.of(new Rejection.BadArgument("Expected a, but b"), 400, ProblemType.BAD_ARGUMENT));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void hasAStatusForEachRejection(Rejection rejection, int status, ProblemType type) {
        Problem problem = ProblemTable.of(rejection);

        assertThat(problem.status().value()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.detail()).isEqualTo("Expected a, but b");
    }

    static Stream<Throwable> away() {
        return Stream.of(
                new CannotGetJdbcConnectionException("no connection"),
                new CannotCreateTransactionException("no transaction"),
                new DataAccessResourceFailureException("gone"),
                new QueryTimeoutException("too slow"),
                new IllegalStateException(new UncategorizedSQLException("t", "s", new SQLException("full", "53100"))),
                new IllegalStateException(new SQLException("broken", "08006")),
                new IllegalStateException(new SQLException("stops", "57P01")));
    }

    @ParameterizedTest
    @MethodSource("away")
    void answersThatADatabaseIsAwayAndWhenToTryAgain(Throwable thrown) throws Exception {
        Problem problem = ProblemTable.of(thrown);
        MockHttpServletResponse response = new MockHttpServletResponse();
        problem.writeTo(response);

        assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void tellsNothingOfWhatItDoesNotKnow() {
        Problem problem = ProblemTable.of(new IllegalStateException("the secret"));

        assertThat(problem.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(problem.detail()).doesNotContain("secret");
    }

    @Test
    void blamesABadPageRequestOnTheAsker() {
        Problem problem = ProblemTable.of(thrownBy(() -> PageRequest.first(0)));

        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(problem.detail()).contains("limit from 1 to 500");
    }

    @Test
    void givesAServersProblemAnIdAndAnAskersNone() {
        assertThat(ProblemAdvice.answered(new IllegalStateException("x"), "GET /")
                        .id())
                .isNotNull();
        assertThat(ProblemAdvice.answered(ProblemException.notFound("x"), "GET /")
                        .id())
                .isNull();
    }

    @Nested
    class Answers {

        @Test
        void leavesAnAnswerAloneThatIsOnItsWay() throws Exception {
            MockHttpServletResponse response = new MockHttpServletResponse();
            response.getWriter().write("half");
            response.flushBuffer();
            Problem.of(ProblemType.FAILURE, "x").writeTo(response);

            assertThat(response.getContentAsString()).isEqualTo("half");
            assertThat(response.getStatus()).isEqualTo(200);
        }

        @ParameterizedTest
        @EnumSource(ProblemType.class)
        void hasAUriAndATitleForEachKind(ProblemType type) throws Exception {
            MockHttpServletResponse response = new MockHttpServletResponse();
            Problem.of(type, "Expected a, but b").writeTo(response);

            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(response.getContentAsString())
                    .contains("\"type\":\"urn:tocsin:problem:", "\"title\":\"", "\"status\":" + response.getStatus());
        }

        @ParameterizedTest
        @EnumSource(HttpStatus.class)
        void hasAKindForEachStatus(HttpStatus status) {
            assertThat(ProblemType.of(status)).isNotNull();
        }
    }

    private static Throwable thrownBy(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("Expected an exception, but there is none");
    }
}

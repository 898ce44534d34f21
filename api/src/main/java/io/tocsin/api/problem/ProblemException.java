package io.tocsin.api.problem;

/** Ends the handling of a request with the problem as its answer. Nothing is logged of it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static ProblemException badArgument(String detail) {
        return new ProblemException(Problem.of(ProblemType.BAD_ARGUMENT, detail));
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, detail));
    }

    public Problem problem() {
        return problem;
    }
}

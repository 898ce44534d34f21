package io.tocsin.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What Spring finds wrong with a request before it reaches a controller, in our words. */
final class BadRequest {

    private BadRequest() {}

    static Problem problem(ErrorResponse e) {
        HttpStatus status = HttpStatus.valueOf(e.getStatusCode().value());
        return Problem.of(status, ProblemType.of(status), detail(e, status), List.of())
                .withHeaders(headers(e.getHeaders()));
    }

    static Problem noSuchPath(String path) {
        return Problem.of(ProblemType.NOT_FOUND, "Expected an address of Tocsin, but there is nothing at " + path);
    }

    private static String detail(ErrorResponse response, HttpStatus status) {
        return switch (response) {
            case NoResourceFoundException e ->
                noSuchPath('/' + e.getResourcePath()).detail();
            case HttpRequestMethodNotSupportedException e ->
                "Expected one of the methods " + e.getSupportedHttpMethods() + ", but it is " + e.getMethod();
            case HttpMediaTypeNotSupportedException e ->
                "Expected one of the content types " + e.getSupportedMediaTypes() + ", but it is "
                        + (e.getContentType() == null ? "not told" : e.getContentType());
            case MissingServletRequestParameterException e ->
                "Expected the parameter " + e.getParameterName() + ", but it is missing";
            case MissingRequestHeaderException e -> "Expected the header " + e.getHeaderName() + ", but it is missing";
            default -> {
                String detail = response.getBody().getDetail();
                yield detail == null ? ProblemType.of(status).title() : detail;
            }
        };
    }

    private static Map<String, String> headers(HttpHeaders headers) {
        Map<String, String> all = new LinkedHashMap<>();
        headers.forEach((name, values) -> all.put(name, String.join(", ", values)));
        return all;
    }
}

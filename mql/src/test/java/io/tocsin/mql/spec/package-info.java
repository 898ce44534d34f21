/**
 * The contract of every back end that answers queries: {@code .mqlspec} files with a query and what it finds in the
 * incidents of a {@code .mqldata} file. Other modules run the same files.
 */
@NullMarked
package io.tocsin.mql.spec;

import org.jspecify.annotations.NullMarked;

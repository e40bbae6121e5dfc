/**
 * The ring: a circular doubly linked list of cells between one producer and one consumer. All memory ordering of the
 * runtime's data path is in this package.
 *
 * <table>
 * <caption>What is shared between producer and consumer</caption>
 * <tr><th>field</th><th>written by</th><th>ordering</th></tr>
 * <tr><td>cell header: tail</td><td>producer, once a record</td><td>release / acquire: publishes the record's bytes,
 *     the count and, the first time, the cell itself</td></tr>
 * <tr><td>cell header: count</td><td>producer, once a record</td><td>plain, published by tail</td></tr>
 * <tr><td>cell header: closed</td><td>producer, once a cell</td><td>release / acquire: publishes the final tail and
 *     {@code Cell.next}</td></tr>
 * <tr><td>{@code Cell.free}</td><td>consumer true, producer false</td><td>volatile: gives the bytes back</td></tr>
 * <tr><td>{@code Cell.next}, {@code Cell.previous}</td><td>producer</td><td>plain: the consumer reads {@code next}
 *     behind closed; {@code previous} is the producer's own</td></tr>
 * </table>
 */
package dev.whence.ring;

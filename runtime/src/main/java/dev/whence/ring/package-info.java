/**
 * The ring: a circular doubly linked list of cells between one producer and one consumer. Beside what is listed
 * here, the data path orders memory in three places: the holder of a shared producer ({@code Producer}), the drain's
 * fence between clock and rings ({@code Pass}), and the fence before it is woken ({@code DrainThread}).
 *
 * <table>
 * <caption>What is shared between producer and consumer</caption>
 * <tr><th>field</th><th>written by</th><th>ordering</th></tr>
 * <tr><td>cell header: tail</td><td>producer, once a record</td><td>release / acquire: publishes the record's bytes,
 *     the count and, the first time, the cell itself</td></tr>
 * <tr><td>cell header: count</td><td>producer, once a record</td><td>plain, published by tail</td></tr>
 * <tr><td>cell header: closed</td><td>producer, once a cell</td><td>release / acquire: publishes the final tail and
 *     {@code Cell.next}</td></tr>
 * <tr><td>cell header: read</td><td>consumer, once a batch; producer, when it enters a cell</td><td>release: behind the
 *     note that the batch is done, and behind the new tail; read by nobody but recovery</td></tr>
 * <tr><td>{@code Cell.free}</td><td>consumer true, producer false</td><td>volatile: gives the bytes back</td></tr>
 * <tr><td>{@code Cell.emptied}</td><td>consumer</td><td>plain, published by free: the memory is the arena's again, and
 *     the producer takes the cell out</td></tr>
 * <tr><td>{@code Cell.spare}</td><td>consumer</td><td>plain, its own</td></tr>
 * <tr><td>{@code Cell.next}, {@code Cell.previous}</td><td>producer</td><td>plain: the consumer reads {@code next}
 *     behind closed; {@code previous} is the producer's own</td></tr>
 * <tr><td>{@code Ring.limit}, {@code Producer.level}</td><td>producer; limit also by the consumer, under the ring's
 *     lock</td><td>opaque: ordered by {@code producer.Handshake} alone</td></tr>
 * </table>
 */
package dev.whence.ring;

/**
 * Runs of whole processes, and the figures that come of them. In all of them the subject is the id of a variant or of
 * what is named here.
 *
 * <table>
 * <caption>Figures</caption>
 * <tr><th>question</th><th>other subjects</th><th>setting</th><th>metrics and units</th></tr>
 * <tr><td>SUSTAINED</td><td></td>
 *   <td>{@code 1 thread}, {@code 2 threads}, {@code 5 threads}, {@code 16 threads}</td>
 *   <td>{@code rate} lines/s, {@code processor} ns a line, {@code size} B a line</td></tr>
 * <tr><td>RESPONSE</td><td></td><td>{@code 10 %} to {@code 120 %}, {@code 50000/s}</td>
 *   <td>{@code p50 p99 p99.9 p99.99 max} ns, {@code offered} lines/s, {@code calls} calls</td></tr>
 * <tr><td>ECHO</td><td>{@code off}: the level is off</td><td>{@code full load}</td>
 *   <td>{@code rate} queries/s, {@code loss} % of {@code off} in the same round (the fork)</td></tr>
 * <tr><td>ECHO</td><td>{@code off}</td><td>{@code fixed load}</td>
 *   <td>{@code rate} queries/s, {@code processor} ns a message, {@code extra} ns over {@code off} in the same round</td></tr>
 * <tr><td>START</td><td>{@code jvm}: one that prints a line, without a logger</td>
 *   <td>{@code 10 sites}, {@code 10000 sites}</td><td>{@code first line} ms, {@code every class} ms</td></tr>
 * <tr><td>FOOTPRINT</td><td>{@code jvm}: one that sleeps</td><td>{@code idle}</td>
 *   <td>{@code resident} MiB, {@code heap} MiB, {@code processor} % of one processor</td></tr>
 * <tr><td>FOOTPRINT</td><td></td><td>{@code load}</td><td>{@code peak resident} MiB, {@code peak heap} MiB</td></tr>
 * <tr><td>BUILD</td><td>{@code plain-source}, {@code idle}, {@code unwoven}, {@code woven}</td><td></td>
 *   <td>{@code wall} s, {@code processor} s</td></tr>
 * <tr><td>PROFILE</td><td></td><td>{@code the thread that logs}, {@code the thread that drains}</td>
 *   <td>% of samples, by part of the runtime</td></tr>
 * </table>
 */
package dev.whence.benchmarks.whole;

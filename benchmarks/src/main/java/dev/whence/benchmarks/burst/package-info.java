/**
 * What a call costs its caller, by JMH: in bursts that fit the buffer, one by one, and with its level off. The subject of
 * a figure is the id of a variant.
 *
 * <table>
 * <caption>Figures</caption>
 * <tr><th>question</th><th>setting</th><th>metrics and units</th></tr>
 * <tr><td>BURST</td><td>a message: {@code twoIntegers}</td>
 *   <td>{@code p50 p90 p99} ns a call, over bursts; {@code allocated} B a call, by the caller</td></tr>
 * <tr><td>BURST</td><td>{@code twoIntegers, one by one}</td>
 *   <td>{@code p50 p90 p99 p99.9} ns, over calls, each with one reading of the clock</td></tr>
 * <tr><td>DISABLED</td><td>{@code twoIntegers}</td><td>{@code p50} ns a call, over means</td></tr>
 * </table>
 */
package dev.whence.benchmarks.burst;

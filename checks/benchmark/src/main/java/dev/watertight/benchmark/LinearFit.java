package dev.watertight.benchmark;

import java.util.List;

/**
 * The straight line through points that has the least squares.
 *
 * @param start its value at 0
 * @param slope what it rises by 1
 */
record LinearFit(double start, double slope) {

  /** A point to go through. */
  record Point(double x, double y) {}

  /**
   * Fits a line.
   *
   * @param points at two places or more
   * @throws IllegalArgumentException if all are at one place
   */
  static LinearFit of(List<Point> points) {
    double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
    double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
    double spread = points.stream().mapToDouble(p -> (p.x() - meanX) * (p.x() - meanX)).sum();
    if (spread == 0) {
      throw new IllegalArgumentException("one place gives no line: " + points);
    }
    double common = points.stream().mapToDouble(p -> (p.x() - meanX) * (p.y() - meanY)).sum();
    double slope = common / spread;
    return new LinearFit(meanY - slope * meanX, slope);
  }

  /** The farthest that a point is from the line, as a part of its own value. */
  double departure(List<Point> points) {
    return points.stream()
        .mapToDouble(p -> Math.abs(p.y() - start - slope * p.x()) / p.y())
        .max()
        .orElse(0);
  }
}

package dev.kontor.shared.demo;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws a demo product as a PNG, in pixels, as staff would upload it: the picture of [DemoPictures].
public final class DemoDrawing {

    private static final int SIDE = 800;
    private static final int UNITS = 500;
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z]|-?[0-9]*\\.?[0-9]+");

    private DemoDrawing() {}

    public static byte[] png(DemoShop.Product product) {
        int hue = DemoPictures.hue(product);
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(colour(hue, 45, 92));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.scale((double) SIDE / UNITS, (double) SIDE / UNITS);
        pen.setColor(colour(hue + 25, 50, 84));
        pen.fill(new Ellipse2D.Double(35, 35, 430, 430));
        pen.setColor(colour(hue + 200, 48, 38));
        pen.fill(shape(DemoPictures.outline(product)));
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", new MemoryCacheImageOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The outline in SVG syntax: with the commands that the demo uses; arcs only as full circles.
    private static Shape shape(String outline) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        var tokens = new ArrayList<String>();
        TOKEN.matcher(outline).results().forEach(token -> tokens.add(token.group()));
        var command = "";
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        double bendX = 0;
        double bendY = 0;
        for (int at = 0; at < tokens.size(); ) {
            if (Character.isLetter(tokens.get(at).charAt(0))) {
                command = tokens.get(at++);
            }
            boolean relative = Character.isLowerCase(command.charAt(0));
            double fromX = relative ? x : 0;
            double fromY = relative ? y : 0;
            switch (command) {
                case "M", "m" -> {
                    x = fromX + Double.parseDouble(tokens.get(at++));
                    y = fromY + Double.parseDouble(tokens.get(at++));
                    startX = x;
                    startY = y;
                    path.moveTo(x, y);
                }
                case "L", "l" -> {
                    x = fromX + Double.parseDouble(tokens.get(at++));
                    y = fromY + Double.parseDouble(tokens.get(at++));
                    path.lineTo(x, y);
                }
                case "H", "h" -> {
                    x = fromX + Double.parseDouble(tokens.get(at++));
                    path.lineTo(x, y);
                }
                case "V", "v" -> {
                    y = fromY + Double.parseDouble(tokens.get(at++));
                    path.lineTo(x, y);
                }
                case "Q", "q" -> {
                    bendX = fromX + Double.parseDouble(tokens.get(at++));
                    bendY = fromY + Double.parseDouble(tokens.get(at++));
                    x = fromX + Double.parseDouble(tokens.get(at++));
                    y = fromY + Double.parseDouble(tokens.get(at++));
                    path.quadTo(bendX, bendY, x, y);
                }
                case "T", "t" -> {
                    // The curve continues in its previous direction.
                    bendX = 2 * x - bendX;
                    bendY = 2 * y - bendY;
                    x = fromX + Double.parseDouble(tokens.get(at++));
                    y = fromY + Double.parseDouble(tokens.get(at++));
                    path.quadTo(bendX, bendY, x, y);
                }
                case "a" -> {
                    double radius = Double.parseDouble(tokens.get(at));
                    path.append(new Ellipse2D.Double(x - radius, y, 2 * radius, 2 * radius), false);
                    path.moveTo(x, y);
                    at += 7;
                }
                case "z" -> {
                    path.closePath();
                    x = startX;
                    y = startY;
                }
                default -> throw new IllegalArgumentException("the demo draws no " + command);
            }
        }
        return path;
    }

    /// @param hue degrees
    /// @param saturation percent
    /// @param lightness percent
    private static Color colour(int hue, int saturation, int lightness) {
        int spread = saturation * Math.min(lightness, 100 - lightness) / 100;
        int value = lightness + spread;
        return Color.getHSBColor(hue % 360 / 360f, 2f * spread / value, value / 100f);
    }
}

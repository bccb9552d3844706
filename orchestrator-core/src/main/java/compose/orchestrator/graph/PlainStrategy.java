package compose.orchestrator.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.GraphSpecificsStrategy;
import org.jgrapht.graph.IntrusiveEdgesSpecifics;
import org.jgrapht.graph.UniformIntrusiveEdgesSpecifics;
import org.jgrapht.graph.specifics.FastLookupDirectedSpecifics;
import org.jgrapht.graph.specifics.Specifics;

/**
 * How the graph keeps its edges: as jgrapht would by itself, whose own strategy is made of
 * serializable lambdas, and those cannot be kept in a class cache.
 */
final class PlainStrategy implements GraphSpecificsStrategy<String, DefaultEdge> {

  private static final long serialVersionUID = 1L;

  @Override
  public Function<GraphType, IntrusiveEdgesSpecifics<String, DefaultEdge>>
      getIntrusiveEdgesSpecificsFactory() {
    return _ -> new UniformIntrusiveEdgesSpecifics<>(new LinkedHashMap<>());
  }

  @Override
  public BiFunction<Graph<String, DefaultEdge>, GraphType, Specifics<String, DefaultEdge>>
      getSpecificsFactory() {
    return (graph, _) ->
        new FastLookupDirectedSpecifics<>(
            graph, new LinkedHashMap<>(), new HashMap<>(), getEdgeSetFactory());
  }
}

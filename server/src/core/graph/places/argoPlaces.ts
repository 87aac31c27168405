import type { Cursor } from "../../manifest/cursor.ts";
import { object, part, scoped, typed } from "./objectReaders.ts";
import type { Place } from "./place.ts";

const argo = "argoproj.io";
const service = object("", "Service");
const ingress = object("networking.k8s.io", "Ingress");
const virtualService = object("networking.istio.io", "VirtualService");
const workflowTemplate = scoped(argo, "WorkflowTemplate");

/** Objects of Argo CD, Workflows, Rollouts and Events. */
export const argoPlaces: readonly Place[] = [
  ["project", /^Application spec\.project$/, object(argo, "AppProject")],
  ["project", /^ApplicationSet spec\.template\.spec\.project$/, object(argo, "AppProject")],
  ["workflowTemplateRef.name", /\bworkflowTemplateRef\.name$/, workflowTemplate],
  ["templateRef.name", /^\w*Workflow\w* .*\btemplateRef\.name$/, workflowTemplate],
  [
    "template",
    /^\w*Workflow\w* .*\btemplateRef\.template$/,
    part((at) => at.parent?.at("name"), workflowTemplate),
  ],
  [
    "entrypoint",
    /^(?:Cron)?Workflow spec\.(?:workflowSpec\.)?entrypoint$/,
    part(templatesElsewhere, workflowTemplate),
  ],
  ["workloadRef.name", /^Rollout spec\.workloadRef\.name$/, typed("apps")],
  ["activeService", /^Rollout spec\.strategy\.blueGreen\./, service],
  ["previewService", /^Rollout spec\.strategy\.blueGreen\./, service],
  ["stableService", /^Rollout spec\.strategy\.canary\./, service],
  ["canaryService", /^Rollout spec\.strategy\.canary\./, service],
  ["pingService", /^Rollout spec\.strategy\.canary\.pingPong\./, service],
  ["pongService", /^Rollout spec\.strategy\.canary\.pingPong\./, service],
  ["rootService", /^Rollout spec\.strategy\.canary\.trafficRouting\./, service],
  ["stableIngress", /^Rollout spec\.strategy\.canary\.trafficRouting\.nginx\./, ingress],
  ["ingress", /^Rollout spec\.strategy\.canary\.trafficRouting\.alb\./, ingress],
  ["virtualService.name", /^Rollout .*\bistio\.virtualService\.name$/, virtualService],
  ["virtualServices.name", /^Rollout .*\bistio\.virtualServices\[\d+\]\.name$/, virtualService],
  [
    "destinationRule.name",
    /^Rollout .*\bistio\.destinationRule\.name$/,
    object("networking.istio.io", "DestinationRule"),
  ],
  ["templateName", /\b(?:templates|analyses)\[\d+\]\.templateName$/, scoped(argo, "AnalysisTemplate")],
  ["eventBusName", /^(?:EventSource|Sensor) spec\.eventBusName$/, object(argo, "EventBus")],
  ["eventSourceName", /^Sensor spec\.dependencies\[\d+\]\./, object(argo, "EventSource")],
];

/** What names the WorkflowTemplate that a workflow runs, where it has no templates of its own. */
function templatesElsewhere(entrypoint: Cursor): Cursor | undefined {
  const spec = entrypoint.parent;
  return spec?.at("templates").present === true ? undefined : spec?.at("workflowTemplateRef", "name");
}

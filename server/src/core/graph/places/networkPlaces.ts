import { object, optional, part, typed } from "./objectReaders.ts";
import type { Place } from "./place.ts";
import { labelSelector, peers, poolPort, serviceSelector, targetPort } from "./podReaders.ts";
import { ingressPort, portBeside, routePort } from "./portReaders.ts";

const gatewayGroup = "gateway.networking.k8s.io";
const gateway = typed(gatewayGroup, "Gateway");

/** Services, and everything that leads to them or to Pods over the network. */
export const networkPlaces: readonly Place[] = [
  ["selector", /^Service spec\.selector$/, serviceSelector],
  ["targetPort", /^Service spec\.ports\[\d+\]\.targetPort$/, targetPort],
  ["kubernetes.io/service-name", /^EndpointSlice metadata\.labels\./, optional(object("", "Service"))],
  ["service.name", /\b(?:b|defaultB)ackend\.service\.name$/, object("", "Service")],
  ["port.name", /\b(?:b|defaultB)ackend\.service\.port\.name$/, ingressPort],
  ["number", /\b(?:b|defaultB)ackend\.service\.port\.number$/, ingressPort],
  ["resource.name", /\b(?:b|defaultB)ackend\.resource\.name$/, typed("")],
  ["secretName", /\btls\[\d+\]\.secretName$/, object("", "Secret")],
  ["ingressClassName", /./, object("networking.k8s.io", "IngressClass")],
  ["parameters.name", /^IngressClass spec\.parameters\.name$/, typed("")],
  ["podSelector", /^NetworkPolicy spec\.podSelector$/, labelSelector],
  ["podSelector", /^NetworkPolicy spec\.(?:in|e)gress\[\d+\]\.(?:from|to)\[\d+\]\.podSelector$/, peers],
  ["gatewayClassName", /./, object(gatewayGroup, "GatewayClass")],
  ["parametersRef.name", /^Gateway(?:Class)? .*\bparametersRef\.name$/, typed("")],
  ["certificateRefs.name", /\btls\.certificateRefs\[\d+\]\.name$/, optional(typed("", "Secret"))],
  ["caCertificateRefs.name", /\bvalidation\.caCertificateRefs\[\d+\]\.name$/, optional(typed(""))],
  ["parentRef.name", /^ListenerSet spec\.parentRef\.name$/, gateway],
  ["parentRefs.name", /\bparentRefs\[\d+\]\.name$/, gateway],
  ["sectionName", /\bparentRefs\[\d+\]\.sectionName$/, part((at) => at.parent?.at("name"), gateway)],
  ["backendRefs.name", /\bbackendRefs\[\d+\]\.name$/, typed("", "Service")],
  ["backendRef.name", /\bbackendRef\.name$/, typed("", "Service")],
  ["port", /\bbackendRef(?:s\[\d+\])?\.port$/, routePort],
  ["extensionRef.name", /\bfilters\[\d+\]\.extensionRef\.name$/, typed("")],
  ["targetRef.name", /\bspec\.targetRef\.name$/, typed("")],
  ["targetRefs.name", /\bspec\.targetRefs\[\d+\]\.name$/, typed("")],
  ["selector", /^InferencePool spec\.selector$/, labelSelector],
  ["number", /^InferencePool spec\.targetPorts\[\d+\]\.number$/, poolPort],
  ["endpointPickerRef.name", /^InferencePool spec\.endpointPickerRef\.name$/, typed("", "Service")],
  ["number", /^InferencePool spec\.endpointPickerRef\.port\.number$/, ingressPort],
  ["poolRef.name", /\bspec\.poolRef\.name$/, typed("inference.networking.k8s.io", "InferencePool")],
  ["service.name", /\bclientConfig\.service\.name$|^APIService spec\.service\.name$/, object("", "Service")],
  ["port", /\bclientConfig\.service\.port$|^APIService spec\.service\.port$/, portBeside],
];

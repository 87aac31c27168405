/**
 * The fields that most manifests set, in the order in which people write them: metadata before spec, the image before
 * the probes. A field that is not in the list stands behind those that are.
 */
const frequentFields = `
  apiVersion kind metadata name namespace labels annotations generateName spec data stringData rules
  roleRef subjects immutable replicas selector matchLabels template strategy updateStrategy
  serviceName volumeClaimTemplates containers image command args env envFrom ports resources requests
  limits volumeMounts readinessProbe livenessProbe startupProbe imagePullPolicy workingDir
  initContainers volumes serviceAccountName restartPolicy nodeSelector tolerations affinity
  securityContext imagePullSecrets terminationGracePeriodSeconds priorityClassName runtimeClassName
  containerPort port targetPort protocol value valueFrom configMapKeyRef secretKeyRef configMapRef
  secretRef mountPath readOnly subPath emptyDir hostPath persistentVolumeClaim configMap secret
  httpGet path initialDelaySeconds periodSeconds timeoutSeconds failureThreshold exec tcpSocket
  runAsNonRoot runAsUser runAsGroup fsGroup allowPrivilegeEscalation readOnlyRootFilesystem
  capabilities seccompProfile privileged type key operator effect values matchExpressions accessModes
  storageClassName schedule jobTemplate backoffLimit parallelism completions ttlSecondsAfterFinished
  minReplicas maxReplicas metrics scaleTargetRef clusterIP ingressClassName tls host http paths
  pathType backend service parentRefs hostnames matches backendRefs apiGroups verbs model predictor
  storageUri modelFormat
`;

const rankOf = new Map(
  frequentFields
    .trim()
    .split(/\s+/)
    .map((field, index) => [field, index]),
);

/** Position among the frequent fields, or nothing for a rare one. */
export function frequencyRank(name: string): number | undefined {
  return rankOf.get(name);
}

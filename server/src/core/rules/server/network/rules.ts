// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import endpointAddresses from "./endpointAddresses.ts";
import endpointPorts from "./endpointPorts.ts";
import idleAffinity from "./idleAffinity.ts";
import ingressBackend from "./ingressBackend.ts";
import ingressClass from "./ingressClass.ts";
import ingressRules from "./ingressRules.ts";
import ipAddressObject from "./ipAddressObject.ts";
import networkPolicyPeer from "./networkPolicyPeer.ts";
import networkPolicyPort from "./networkPolicyPort.ts";
import nodePortRange from "./nodePortRange.ts";
import serviceAddresses from "./serviceAddresses.ts";
import serviceBehavior from "./serviceBehavior.ts";
import serviceCidr from "./serviceCidr.ts";
import servicePorts from "./servicePorts.ts";
import serviceTypeFields from "./serviceTypeFields.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  endpointAddresses,
  endpointPorts,
  idleAffinity,
  ingressBackend,
  ingressClass,
  ingressRules,
  ipAddressObject,
  networkPolicyPeer,
  networkPolicyPort,
  nodePortRange,
  serviceAddresses,
  serviceBehavior,
  serviceCidr,
  servicePorts,
  serviceTypeFields,
];
